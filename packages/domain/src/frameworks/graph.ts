/** An item of a framework's tree: a domain, a cluster, a competency. */
export interface GraphItem {
  readonly id: string;
  /** The item above (`isChildOf`), or null at the top. */
  readonly parentId: string | null;
  /** The framework's own word for the kind of item ("Standard", "Cluster"), or null. */
  readonly type: string | null;
  /** Education levels as CEDS codes: 'KG', '01' ... '12' and the like; empty when the item names none. */
  readonly grades: readonly string[];
  /** Place among its siblings, smallest first. */
  readonly order: number;
}

/** `from` precedes `to`: it is a prerequisite of it. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** The items below `rootId` in the tree, at any depth, nearest first and siblings by `order`; the root itself is not among them. */
export function descendants(items: readonly GraphItem[], rootId: string): string[] {
  const children = new Map<string, GraphItem[]>();
  for (const item of items) {
    if (item.parentId === null) continue;
    const siblings = children.get(item.parentId);
    if (siblings) siblings.push(item);
    else children.set(item.parentId, [item]);
  }
  const seen = new Set([rootId]);
  // A set keeps the order of insertion and visits what is added while it is walked.
  for (const id of seen) {
    const below = (children.get(id) ?? []).toSorted((a, b) => a.order - b.order);
    for (const child of below) seen.add(child.id);
  }
  seen.delete(rootId);
  return [...seen];
}
