import type { UnlockedVault } from '../../messaging/app-state';
import type { LockLimits, Range } from '../../vault/lock-limits';
import { Button } from '../parts/button';
import { SelectField } from '../parts/select-field';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { type Signal, useSignal } from '../signal';
import { useCommand } from '../use-command';
import { FormPanel, Saved } from './form-panel';

const choices = {
  idleMinutes: [1, 2, 5, 10, 15, 20, 30, 45, 60],
  absoluteHours: [1, 2, 4, 8, 10, 12, 16, 24],
} as const satisfies Record<keyof LockLimits, readonly number[]>;

/** The round numbers within the bounds, the bounds themselves, and the current setting. */
function choicesOf(limit: keyof LockLimits, { min, max }: Range, held: number): number[] {
  const all = new Set<number>([min, max, held, ...choices[limit]]);
  return [...all].filter((each) => each >= min && each <= max).sort((a, b) => a - b);
}

export function LocksForm({ vault }: { vault: UnlockedVault }) {
  const { t, send } = usePorts();
  const command = useCommand();
  const { limits, bounds, managed } = vault;
  const idle = useSignal(String(limits.idleMinutes));
  const absolute = useSignal(String(limits.absoluteHours));
  const saved = useSignal(false);

  async function save(): Promise<void> {
    const locks = { idleMinutes: Number(idle.value), absoluteHours: Number(absolute.value) };
    saved.value = await command.run(() => send('vault.setLocks', locks));
  }
  const choice = (
    id: string,
    limit: keyof LockLimits,
    value: Signal<string>,
    label: MessageKey,
    unit: MessageKey,
  ) => (
    <SelectField
      id={id}
      label={t(label)}
      value={value}
      options={choicesOf(limit, bounds[limit], limits[limit]).map((each) => [
        String(each),
        t(unit, String(each)),
      ])}
      onChange={() => {
        saved.value = false;
      }}
    />
  );

  return (
    <FormPanel
      title={t('locks_title')}
      command={command}
      onSubmit={() => void save()}
      actions={
        <>
          <Button id="locks-save" submit busy={command.pending}>
            {t('save')}
          </Button>
          <Saved id="locks-saved" text={saved.value ? t('saved') : null} />
        </>
      }
    >
      <div class="pair">
        {choice('lock-idle', 'idleMinutes', idle, 'lock_idle', 'minutes')}
        {choice('lock-absolute', 'absoluteHours', absolute, 'lock_absolute', 'hours')}
      </div>
      <p class="small">{t('locks_always')}</p>
      {managed && (
        <p class="small" data-testid="managed">
          {t('locks_managed')}
        </p>
      )}
    </FormPanel>
  );
}
