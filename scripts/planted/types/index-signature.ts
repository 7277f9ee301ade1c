// expects: 4111 (noPropertyAccessFromIndexSignature)
export const read = (record: Record<string, string>): string | undefined => record.name;
