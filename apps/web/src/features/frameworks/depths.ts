/** The part of an item that its place in the tree follows from. */
export interface TreeItem {
  readonly id: string;
  readonly parentId: string | null;
}

/**
 * Each item with how deep it stands, from 0. Items come in the order of the tree, parents first; a parent that
 * has not been read (or a circle) counts as none.
 */
export function depthsOf<Item extends TreeItem>(
  items: readonly Item[],
): readonly (Item & { depth: number })[] {
  const depths = new Map<string, number>();
  return items.map((item) => {
    const above = item.parentId === null ? undefined : depths.get(item.parentId);
    const depth = above === undefined ? 0 : above + 1;
    depths.set(item.id, depth);
    return { ...item, depth };
  });
}
