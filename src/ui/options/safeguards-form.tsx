import type { PublishedEnvironment } from '../../messaging/app-state';
import { whole } from '../../safeguards/default-safeguards';
import { ASKED, ENTRY_MAX, MARKS, type Safeguards } from '../../safeguards/safeguards';
import { ticketMatches } from '../../safeguards/ticket-pattern';
import type { TypedSafeguards } from '../../safeguards/typed-safeguards';
import { Button } from '../parts/button';
import { CheckField } from '../parts/check-field';
import { Field } from '../parts/field';
import { SelectField } from '../parts/select-field';
import { TextArea } from '../parts/text-area';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { askedText, markText } from '../text/safeguard-text';
import { useCommand } from '../use-command';
import { useProof } from '../use-proof';
import { FormPanel, Saved } from './form-panel';
import { useSafeguardsForm } from './use-safeguards-form';

/** Far more than can be saved, in characters, so that pasted text is refused rather than cut. */
const LISTS_MAX = 1_000_000;

const policyName = (name: string) => `safeguards.${name}`;

interface SafeguardsFormProps {
  environment: PublishedEnvironment;
  /** What the organization has set, by its policy's entry names. */
  managed: readonly string[];
  onDone: () => void;
}

/** The safeguards of one environment. What the organization has set is shown, but cannot be changed. */
export function SafeguardsForm({ environment, managed, onDone }: SafeguardsFormProps) {
  const { t, send } = usePorts();
  const command = useCommand();
  const proof = useProof(command);
  const { id, label } = environment;
  const safeguards = whole(environment.safeguards);
  const { fields, problems, read } = useSafeguardsForm(safeguards);
  const saved = useSignal(false);
  const example = useSignal('');
  const isManaged = (name: keyof Safeguards) => managed.includes(policyName(name));
  const changed = () => {
    saved.value = false;
    problems.value = {};
  };
  const problemOf = (name: keyof TypedSafeguards) => ({
    problem: problems.value[name]?.code ?? null,
    about: problems.value[name]?.about,
  });

  async function save(): Promise<void> {
    const typed = read();
    if (typed === null) return;
    saved.value = await proof.run((given) =>
      send('environment.setSafeguards', { id, safeguards: typed, proof: given }),
    );
  }

  const choice = (name: 'verification' | 'reason' | 'ticket', testId: string, text: MessageKey) => (
    <SelectField
      id={testId}
      label={t(text)}
      value={fields[name]}
      options={ASKED.map((each) => [each, t(askedText[each])])}
      disabled={isManaged(name)}
      onChange={changed}
    />
  );

  return (
    <FormPanel
      title={t('safeguards_title', label)}
      command={command}
      proof={proof}
      purpose={id}
      onSubmit={() => void save()}
      actions={
        <>
          <Button id="safeguards-save" kind="primary" submit busy={command.pending}>
            {t('save')}
          </Button>
          <Button id="safeguards-done" escape="press" blocked={command.pending} onClick={onDone}>
            {t('done')}
          </Button>
          <Saved id="safeguards-saved" text={saved.value ? t('saved') : null} />
        </>
      }
    >
      {Object.keys(safeguards).some((name) => managed.includes(policyName(name))) && (
        <p class="small" data-testid="managed">
          {t('safeguards_managed')}
        </p>
      )}
      <div class="pair">
        {choice('verification', 'safeguards-verification', 'safeguard_verification')}
        {choice('reason', 'safeguards-reason', 'safeguard_reason')}
      </div>
      <TextArea
        id="safeguards-verification-methods"
        label={t('safeguard_methods')}
        hint={t('safeguard_methods_hint')}
        value={fields.verificationMethods}
        {...problemOf('verificationMethods')}
        maxLength={LISTS_MAX}
        disabled={isManaged('verificationMethods')}
        onInput={changed}
      />
      <CheckField
        id="safeguards-verification-first"
        checked={fields.verificationFirst}
        disabled={isManaged('verificationFirst')}
        hint={t('safeguard_first_hint')}
        onChange={changed}
      >
        {t('safeguard_first')}
      </CheckField>
      <div class="pair">
        {choice('ticket', 'safeguards-ticket', 'safeguard_ticket')}
        <Field
          id="safeguards-ticket-pattern"
          label={t('safeguard_pattern')}
          hint={t('safeguard_pattern_hint')}
          value={fields.ticketPattern}
          {...problemOf('ticketPattern')}
          maxLength={ENTRY_MAX}
          disabled={isManaged('ticketPattern')}
          onInput={changed}
        />
      </div>
      {fields.ticketPattern.value.trim() !== '' && (
        <Field
          id="safeguards-ticket-example"
          label={t('safeguard_example')}
          hint={
            example.value === ''
              ? t('safeguard_example_hint')
              : t(
                  ticketMatches(example.value.trim(), fields.ticketPattern.value.trim())
                    ? 'safeguard_example_fits'
                    : 'safeguard_example_not',
                )
          }
          value={example}
          maxLength={ENTRY_MAX}
        />
      )}
      <CheckField
        id="safeguards-last-four"
        checked={fields.lastFour}
        disabled={isManaged('lastFour')}
        hint={t('safeguard_last_four_hint')}
        onChange={changed}
      >
        {t('safeguard_last_four')}
      </CheckField>
      <CheckField
        id="safeguards-production"
        checked={fields.production}
        disabled={isManaged('production')}
        hint={t('safeguard_production_hint')}
        onChange={changed}
      >
        {t('safeguard_production')}
      </CheckField>
      <div class="pair">
        <SelectField
          id="safeguards-mark"
          label={t('safeguard_mark')}
          value={fields.mark}
          options={MARKS.map((each) => [each, t(markText[each])])}
          disabled={isManaged('mark')}
          onChange={changed}
        />
        <Field
          id="safeguards-hourly-limit"
          label={t('safeguard_limit')}
          hint={t('safeguard_limit_hint')}
          value={fields.hourlyLimit}
          {...problemOf('hourlyLimit')}
          inputMode="numeric"
          maxLength={16}
          disabled={isManaged('hourlyLimit')}
          onInput={changed}
        />
      </div>
      <TextArea
        id="safeguards-protected-accounts"
        label={t('safeguard_protected')}
        hint={t('safeguard_protected_hint')}
        value={fields.protectedAccounts}
        {...problemOf('protectedAccounts')}
        maxLength={LISTS_MAX}
        disabled={isManaged('protectedAccounts')}
        onInput={changed}
      />
      <Field
        id="safeguards-protected-field"
        label={t('safeguard_field')}
        hint={t('safeguard_field_hint')}
        value={fields.protectedField}
        {...problemOf('protectedField')}
        maxLength={ENTRY_MAX}
        disabled={isManaged('protectedField')}
        onInput={changed}
      />
    </FormPanel>
  );
}
