import { Navigate } from '@tanstack/react-router';

/** The console opens with its first part. */
export function ConsoleScreen() {
  return <Navigate to="/console/imports" replace />;
}
