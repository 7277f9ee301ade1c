/** The name by which a person is spoken to: what follows the comma in "Vale, Juniper", else the first word. */
export function firstName({ name, sortName }: { readonly name: string; readonly sortName: string }): string {
  const given = sortName.split(',')[1]?.trim().split(/\s+/u)[0];
  return given || (name.trim().split(/\s+/u)[0] ?? name);
}
