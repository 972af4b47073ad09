import type { Page } from 'playwright';
import * as v from 'valibot';
import { everyReceipt } from '../support/every-receipt';
import { journalSchema } from './sight';

const replySchema = v.object({
  ok: v.literal(true),
  value: v.object({
    entries: v.array(
      v.object({
        receipt: v.object({
          caseId: v.string(),
          outcome: v.string(),
          token: v.picklist(['none', 'refused', 'still-accepted', 'revoked', 'not-revoked']),
          operations: journalSchema,
        }),
      }),
    ),
  }),
});

/** What is left of a case. */
export type Receipt = v.InferOutput<typeof replySchema>['value']['entries'][number]['receipt'];

/** The receipts of some cases, as the history shows them. */
export async function receiptsOf(window: Page, caseIds: ReadonlySet<string>): Promise<Receipt[]> {
  const reply: unknown = await window.evaluate(
    `chrome.runtime.sendMessage({ method: 'receipts.list', params: ${everyReceipt} })`,
  );
  const { entries } = v.parse(replySchema, reply).value;
  return entries.map(({ receipt }) => receipt).filter(({ caseId }) => caseIds.has(caseId));
}
