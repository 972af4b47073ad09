import type { Page } from 'playwright';

/** More than any screen has. */
const tabsMax = 120;

/**
 * Walks once around a page with Tab and returns where the focus is not visible: without an outline, or covered.
 * @see https://www.w3.org/TR/WCAG22/#focus-visible
 * @see https://www.w3.org/TR/WCAG22/#focus-not-obscured-minimum
 */
export async function hiddenFocus(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(() => {
    const active = document.activeElement;
    if (active instanceof HTMLElement) active.blur();
  });
  const seen = new Set<string>();
  for (let tab = 0; tab < tabsMax; tab += 1) {
    await page.keyboard.press('Tab');
    const { path, fault } = await page.evaluate(look);
    // Once around: after the page's last element the browser's window gets the focus.
    if (path === '' || seen.has(path)) return found;
    seen.add(path);
    if (fault !== '') found.push(`${path} ${fault}`);
  }
  return [...found, 'Tab never comes around'];
}

function look(): { path: string; fault: string } {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return { path: '', fault: '' };
  const all = [...document.querySelectorAll('*')];
  const path = `${active.tagName.toLowerCase()} ${active.dataset['testid'] ?? ''} #${all.indexOf(active)}`;
  // If the element itself is not drawn, its replacement has the outline.
  const drawn = getComputedStyle(active).opacity === '0' ? active.nextElementSibling : active;
  if (drawn === null) return { path, fault: 'is drawn nowhere' };
  const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 1) {
    return { path, fault: 'has the focus, and does not show it' };
  }
  const { left, top, width, height } = drawn.getBoundingClientRect();
  const points = [0.5, 0.1, 0.9].map((part) => [left + width / 2, top + height * part] as const);
  const visible = points.some(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (drawn.contains(hit) || active.contains(hit) || hit.contains(drawn));
  });
  return { path, fault: visible ? '' : 'has the focus out of sight' };
}
