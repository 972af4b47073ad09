/** Before the first state is there: the same quiet shapes that the page's own HTML starts with. */
export function Skeleton() {
  return (
    <main class="skeleton" aria-busy="true">
      <span />
      <span />
      <span />
    </main>
  );
}
