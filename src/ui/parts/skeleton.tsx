/** Shown before the first state: the same shapes that the page's own HTML starts with. */
export function Skeleton() {
  return (
    <main class="skeleton" aria-busy="true">
      <span />
      <span />
      <span />
    </main>
  );
}
