/** Files that operating systems leave in archives and folders; they carry no content and are not listed. */
export const isLitter = (name: string): boolean =>
  name.startsWith('__MACOSX/') || /(^|\/)(\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/.test(name);

/**
 * Whether a name stays inside its package on every system: relative, no `..` or `.` part, no drive letter,
 * no backslash, no control character.
 */
export const isSafeName = (name: string): boolean => {
  if (name === '' || name.startsWith('/') || name.includes('\\') || /^[A-Za-z]:/.test(name)) return false;
  if ([...name].some((character) => character < ' ' || character === '\u007f')) return false;
  return name.split('/').every((part) => part !== '..' && part !== '.' && part !== '');
};
