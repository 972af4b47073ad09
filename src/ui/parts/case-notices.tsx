import type { Case, Notice as NoticeCode } from '../../case/case';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { Notice } from './notice';

const texts: Readonly<Record<NoticeCode, MessageKey>> = {
  'account-changed': 'notice_account_changed',
  'code-void': 'notice_code_void',
  'other-number': 'notice_other_number',
  'protection-hidden': 'notice_protection_hidden',
};

/** Things the agent must know about the case that are not errors. */
export function CaseNotices({ notices }: Pick<Case, 'notices'>) {
  const { t } = usePorts();
  return (
    <>
      {notices.map((code) => (
        <Notice key={code} code={code}>
          {t(texts[code])}
        </Notice>
      ))}
    </>
  );
}
