import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** Drawn in place of what broke. */
  readonly fallback: (error: unknown, retry: () => void) => ReactNode;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly broken: { readonly error: unknown } | null;
}

/** Keeps a fault in one part of a page from taking the rest with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { broken: { error } };
  }

  override state: ErrorBoundaryState = { broken: null };

  private readonly retry = () => this.setState({ broken: null });

  override render(): ReactNode {
    const { broken } = this.state;
    return broken ? this.props.fallback(broken.error, this.retry) : this.props.children;
  }
}
