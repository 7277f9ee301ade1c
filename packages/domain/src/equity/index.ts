export { type ShownShare, shareShown } from './share-shown.ts';
export {
  type CountCell,
  type ShownCell,
  type SuppressedLine,
  type SuppressOptions,
  suppressCounts,
} from './suppress-counts.ts';
