/**
 * The order on the screen while somebody points at a row: rows keep their places and take over new values; what came or left waits.
 * @param shown ids in the order on the screen
 * @param fresh ids as the centre has them now
 */
export function heldOrder(shown: readonly string[], fresh: readonly string[]): { readonly order: readonly string[]; readonly gone: ReadonlySet<string>; readonly waiting: number } {
  const now = new Set(fresh);
  const before = new Set(shown);
  const gone = new Set(shown.filter((id) => !now.has(id)));
  const added = fresh.filter((id) => !before.has(id)).length;
  const staying = shown.filter((id) => now.has(id));
  const wanted = fresh.filter((id) => before.has(id));
  const moved = staying.filter((id, index) => wanted[index] !== id).length;
  return { order: shown, gone, waiting: added + gone.size + (moved > 0 ? 1 : 0) };
}
