import type { CDPSession, Page } from 'playwright';
import * as v from 'valibot';

const axValue = v.object({ value: v.optional(v.unknown()) });
const axNode = v.object({
  role: v.optional(axValue),
  name: v.optional(axValue),
  description: v.optional(axValue),
  value: v.optional(axValue),
  properties: v.optional(v.array(v.object({ name: v.string(), value: axValue })), []),
});

/** States that a screen reader announces with a name. */
const told = ['invalid', 'checked', 'disabled', 'busy', 'expanded'];

/** Records what a screen reader would say: changes of live regions, and the focused element. */
export class Listener {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async at(page: Page): Promise<Listener> {
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    await page.evaluate(() => {
      const said: string[] = [];
      Reflect.set(globalThis, 'said', said);
      const live = '[role="status"], [role="alert"], [aria-live]';
      const spoken = new Map<Element, string>();
      const hear = (region: Element) => {
        const text = (region instanceof HTMLElement ? region.innerText : '')
          .replace(/\s+/g, ' ')
          .trim();
        if (text === (spoken.get(region) ?? '')) return;
        spoken.set(region, text);
        if (text !== '') said.push(`${region.getAttribute('role')}: ${text}`);
      };
      for (const region of document.querySelectorAll(live))
        spoken.set(region, region instanceof HTMLElement ? region.innerText : '');
      new MutationObserver((changes) => {
        for (const { target, addedNodes } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          const around = element?.closest(live);
          if (around != null) hear(around);
          for (const node of addedNodes) {
            if (!(node instanceof Element)) continue;
            if (node.matches(live)) hear(node);
            for (const region of node.querySelectorAll(live)) hear(region);
          }
        }
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    return new Listener(page, session);
  }

  /** What live regions said since the last call. */
  async said(): Promise<string[]> {
    const lines: unknown = await this.#page.evaluate('said.splice(0)');
    return Array.isArray(lines) ? lines.map(String) : [];
  }

  /** The focused element as it is read out: role, name, value, states, description. */
  async focus(): Promise<string> {
    const { result } = await this.#session.send('Runtime.evaluate', {
      expression: 'document.activeElement',
    });
    const { objectId = '' } = result;
    const { nodes } = await this.#session.send('Accessibility.getPartialAXTree', {
      objectId,
      fetchRelatives: false,
    });
    const node = v.parse(axNode, nodes[0]);
    const text = (part: v.InferOutput<typeof axValue> | undefined) => String(part?.value ?? '');
    const states = node.properties
      .filter(({ name, value }) => told.includes(name) && !['false', ''].includes(text(value)))
      .map(({ name }) => name);
    return [
      text(node.role),
      `“${text(node.name)}”`,
      ...(text(node.value) === '' ? [] : [`= ${text(node.value)}`]),
      ...states,
      ...(text(node.description) === '' ? [] : [`— ${text(node.description)}`]),
    ].join(' ');
  }
}
