import type { Page } from 'playwright';
import * as v from 'valibot';
import { journalSchema } from './sight';

const replySchema = v.object({
  ok: v.literal(true),
  value: v.array(
    v.object({
      caseId: v.string(),
      outcome: v.string(),
      token: v.picklist(['none', 'refused', 'still-accepted', 'revoked', 'not-revoked']),
      operations: journalSchema,
    }),
  ),
});

/** What is left of a case. */
export type Receipt = v.InferOutput<typeof replySchema>['value'][number];

/** The receipts of some cases, as the history shows them. */
export async function receiptsOf(window: Page, caseIds: ReadonlySet<string>): Promise<Receipt[]> {
  const reply: unknown = await window.evaluate(
    `chrome.runtime.sendMessage({ method: 'receipts.list', params: {} })`,
  );
  return v.parse(replySchema, reply).value.filter(({ caseId }) => caseIds.has(caseId));
}
