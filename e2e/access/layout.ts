import type { Page } from 'playwright';

/**
 * Faults in the layout: the browser's default font, text that leaves its box or the window, a control that leaves its
 * field, button texts with more than two lines, more than one primary action, steps and routes that do not fit in one
 * row (`rows`), and targets smaller than 24 pixels.
 * @see https://www.w3.org/TR/WCAG22/#reflow
 * @see https://www.w3.org/TR/WCAG22/#target-size-minimum
 */
export function misplaced(page: Page, rows: 'rows' | 'any'): Promise<string[]> {
  return page.evaluate((wanted) => {
    const found: string[] = [];
    const visible = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.closest('.unseen') === null &&
      getComputedStyle(element).clipPath === 'none';
    const name = (element: Element) => {
      const id = element.closest('[data-testid]')?.getAttribute('data-testid') ?? '';
      return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} (${id})`;
    };
    const modal = document.querySelector('dialog[open], :popover-open');
    const scope = modal ?? document.body;
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) found.push('the page scrolls sideways');
    const [given, wished] = [document.body, document.documentElement].map(
      (element) => getComputedStyle(element).font,
    );
    if (given !== wished) found.push(`the body's font is ${given} and not ${wished}`);

    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (text === '' || parent === null || !visible(parent)) continue;
      if (parent.closest('select, option, .receipts, .chart') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      // Shortened on purpose, with an ellipsis: only texts by the service or the agent.
      if (getComputedStyle(parent).textOverflow === 'ellipsis') continue;
      if (box.right > width + 1 || box.left < -1) found.push(`“${text}” leaves the window`);
      const frame = parent.closest('button, .segment, .stepper li, .tag, .badge, .box, kbd');
      if (frame === null) continue;
      const outer = frame.getBoundingClientRect();
      if (box.right > outer.right + 1 || box.left < outer.left - 1) {
        found.push(`“${text}” leaves its ${name(frame)}`);
      }
    }

    for (const control of scope.querySelectorAll('.field input, .field select')) {
      const field = control.closest('.field')?.getBoundingClientRect().right ?? 0;
      if (visible(control) && control.getBoundingClientRect().right > field + 1) {
        found.push(`${name(control)} leaves its field`);
      }
    }

    for (const button of scope.querySelectorAll('button')) {
      const label = button.querySelector('.button-text') ?? button;
      if (!visible(button) || label.textContent === '') continue;
      const line = Number.parseFloat(getComputedStyle(label).lineHeight);
      const lines = Math.round(label.getBoundingClientRect().height / line);
      if (label !== button && lines > 2) found.push(`“${label.textContent}” has ${lines} lines`);
    }

    const primary = [...scope.querySelectorAll('.button.primary')].filter(visible);
    if (primary.length > 1) {
      found.push(`several primary actions: ${primary.map((each) => each.textContent).join(', ')}`);
    }

    for (const row of scope.querySelectorAll('.stepper, .segments')) {
      if (!visible(row) || wanted === 'any') continue;
      const items = [...row.querySelectorAll('li, .segment')].map((each) =>
        Math.round(each.getBoundingClientRect().top),
      );
      if (new Set(items).size > 1) found.push(`${name(row)} is not on one row`);
    }

    for (const target of scope.querySelectorAll('button, a[href], select, input, textarea')) {
      if (!visible(target)) continue;
      // A control inside a label can be clicked anywhere on the label.
      const area = target.closest('label') ?? target;
      const { width: wide, height: high } = area.getBoundingClientRect();
      if (wide < 24 || high < 24) found.push(`${name(target)} is ${wide}×${high} small`);
    }
    return found;
  }, rows);
}
