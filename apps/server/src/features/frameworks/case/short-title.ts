/** Titles stand in narrow columns of the grid; a statement is cut there. */
export const LONGEST_TITLE = 90;

/**
 * A title for an item that has only a statement: its first sentence, at most {@link LONGEST_TITLE} characters,
 * cut between words and closed with an ellipsis. Markdown stays as the text it is. Empty for an empty statement.
 */
export function shortTitle(statement: string): string {
  const text = statement.replace(/\s+/g, ' ').trim();
  const sentence = /^.*?[.!?](?=\s+[\p{Lu}\p{N}(¿¡*])/u.exec(text)?.[0] ?? text;
  const bare = sentence.replace(/(?<!\.)\.$/, '');
  const characters = [...bare];
  if (characters.length <= LONGEST_TITLE) return bare;
  const room = characters.slice(0, LONGEST_TITLE - 1).join('');
  const wordEnd = characters[LONGEST_TITLE - 1] === ' ' ? room.length : room.lastIndexOf(' ');
  // A single word longer than the title has no boundary to cut at.
  const cut = wordEnd > 0 ? room.slice(0, wordEnd) : room;
  return `${cut.replace(/[\s,;:.(–—-]+$/u, '')}…`;
}
