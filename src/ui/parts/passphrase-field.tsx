import * as icons from '../icons';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { Field, type FieldProps } from './field';
import { IconButton } from './icon-button';

type PassphraseFieldProps = Omit<FieldProps, 'secret' | 'revealed' | 'onLeave' | 'children'>;

/** A secret that can be looked at while it is typed. Leaving the field hides it again. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { t } = usePorts();
  const shown = useSignal(false);
  return (
    <Field
      {...props}
      secret
      revealed={shown.value}
      {...(shown.value && { autocomplete: 'off' })}
      onLeave={() => {
        shown.value = false;
      }}
    >
      <IconButton
        id={`${props.id}-show`}
        icon={icons.eye}
        label={t('passphrase_show')}
        pressed={shown.value}
        onClick={() => {
          shown.value = !shown.value;
        }}
      />
    </Field>
  );
}
