import type { Page } from 'playwright';

/** Controls that no scrolling brings whole into the window, or that something else covers there. */
export function unreachable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const scope = document.querySelector('dialog[open], :popover-open') ?? document.body;
    const scrolled = [...document.querySelectorAll('*')].map(
      (element) => [element, element.scrollTop, element.scrollLeft] as const,
    );
    for (const control of scope.querySelectorAll(
      'button, a[href], select, input, textarea, summary',
    )) {
      // What is clicked of a hidden radio button is its label.
      const target = control.closest('label') ?? control;
      if (!target.checkVisibility({ visibilityProperty: true }) || target.closest('.unseen'))
        continue;
      target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const box = target.getBoundingClientRect();
      const name = `${control.tagName.toLowerCase()} (${control.closest('[data-testid]')?.getAttribute('data-testid') ?? control.textContent})`;
      if (
        box.left < -1 ||
        box.right > innerWidth + 1 ||
        box.top < -1 ||
        box.bottom > innerHeight + 1
      ) {
        found.push(`${name} stays outside of the window`);
        continue;
      }
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (top === null || !(target.contains(top) || top.contains(target))) {
        found.push(
          `${name} is covered by ${top?.tagName.toLowerCase()}.${top?.getAttribute('class')}`,
        );
      }
    }
    for (const [element, top, left] of scrolled) {
      if (element.scrollTop !== top || element.scrollLeft !== left) element.scrollTo(left, top);
    }
    return found;
  });
}
