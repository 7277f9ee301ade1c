import { type CasePackage, caseAssociations, caseItems } from '@cairn/standards/case';
import type { Finding } from '@cairn/standards/package';
import { isObject } from './item-fields.ts';

/** Codes and types are looked up by index, which holds no longer text. */
const LONGEST_CODE = 500;

/** Texts that PostgreSQL cannot keep: U+0000, and halves of a pair of surrogates (RFC 8259, 8.2). */
function unstorableText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed();
  if (Array.isArray(value)) return value.some(unstorableText);
  return isObject(value) && Object.entries(value).some((entry) => entry.some(unstorableText));
}

/** Faults that CASE allows and the database does not; each names its element. */
export function findUnstorable(file: string, pack: CasePackage): Finding[] {
  const findings: Finding[] = [];
  const refuse = (row: number | null, field: string, code: string, message: string) =>
    findings.push({ file, row, field, code, message });
  const lists = { CFItems: caseItems(pack), CFAssociations: caseAssociations(pack) };
  for (const [kind, elements] of Object.entries(lists)) {
    elements.forEach((element, index) => {
      if (!unstorableText(element)) return;
      const message = 'A text here holds a null character or half of a character; remove it.';
      refuse(index + 1, `/${kind}/${index}`, 'case.text', message);
    });
  }
  const { CFItems: _items, CFAssociations: _associations, ...rest } = pack;
  for (const [key, value] of Object.entries(rest)) {
    if (!unstorableText(key) && !unstorableText(value)) continue;
    refuse(
      null,
      '',
      'case.text',
      'A text outside the items holds a null character or half of a character; remove it.',
    );
  }
  caseItems(pack).forEach((item, index) => {
    for (const key of ['humanCodingScheme', 'CFItemType'] as const) {
      if ((item[key]?.length ?? 0) <= LONGEST_CODE) continue;
      const message = `${key} has more than ${LONGEST_CODE} characters; shorten it.`;
      refuse(index + 1, `/CFItems/${index}/${key}`, 'case.too_long', message);
    }
  });
  return findings;
}

/**
 * Identifiers that occur twice in one import: in two of its files, or, as UUIDs are one in either case of their
 * letters (RFC 9562, 4), in one file.
 */
export function findClashes(
  packages: readonly { readonly file: string; readonly pack: CasePackage }[],
): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, string>();
  for (const { file, pack } of packages) {
    const see = (identifier: string, row: number | null, field: string) => {
      const id = identifier.toLowerCase();
      const first = seen.get(id);
      if (first === undefined) seen.set(id, `${file}${field}`);
      else {
        const message = `The identifier ${identifier} stands at ${first} already; give each element its own.`;
        findings.push({ file, row, field: `${field}/identifier`, code: 'case.duplicate', message });
      }
    };
    see(pack.CFDocument.identifier, null, '/CFDocument');
    caseItems(pack).forEach((item, index) => {
      see(item.identifier, index + 1, `/CFItems/${index}`);
    });
    caseAssociations(pack).forEach((association, index) => {
      see(association.identifier, index + 1, `/CFAssociations/${index}`);
    });
  }
  return findings;
}
