/**
 * Reads a gettext PO text into message and translation; an untranslated message gives ''.
 * Understands what Lingui writes: quoted strings over one or more lines, comments, contexts
 * (which become part of the key), and obsolete entries, which are left out.
 */
export function readCatalog(po: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of po.split(/\n\s*\n/)) {
    const id = field(entry, 'msgid');
    if (id === undefined || id === '') continue;
    const context = field(entry, 'msgctxt');
    found.set(context === undefined ? id : `${context}\u0004${id}`, field(entry, 'msgstr') ?? '');
  }
  return found;
}

/** The text after a keyword, with the lines that continue it; undefined when the keyword is not there. */
function field(entry: string, keyword: string): string | undefined {
  const match = new RegExp(`^${keyword} ((?:"(?:[^"\\\\]|\\\\.)*"\\s*)+)`, 'm').exec(entry);
  const quoted = match?.[1]?.match(/"(?:[^"\\]|\\.)*"/g);
  return quoted?.map((part) => String(JSON.parse(part))).join('');
}
