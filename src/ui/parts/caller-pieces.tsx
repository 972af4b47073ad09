import '../style/caller.css';
import { type Piece, piecesOf, samePiece } from '../../clues/caller-text';
import type { Clues } from '../../clues/read-clues';
import * as icons from '../icons';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import type { CallForm } from '../use-call-form';
import { Icon } from './icon';

const kindName: Readonly<Record<Piece['kind'], MessageKey>> = {
  phone: 'piece_phone',
  email: 'piece_email',
  'user-id': 'piece_user_id',
  ticket: 'ticket',
  token: 'piece_token',
};

interface CallerPiecesProps {
  form: CallForm;
  disabled: boolean;
}

/** What was understood of the box: each piece can be taken off, and one of several numbers chosen. */
export function CallerPieces({ form, disabled }: CallerPiecesProps) {
  const { t } = usePorts();
  const pieces = shownPieces(form);
  if (pieces.length === 0) return null;
  const numbers = pieces.filter(({ kind }) => kind === 'phone').length;
  return (
    <ul class="pieces" data-testid="pieces" aria-label={t('pieces')}>
      {pieces.map((piece) => {
        const text = piece.kind === 'token' ? '' : piece.text;
        const name = `${t(kindName[piece.kind])} ${text}`.trim();
        return (
          <li key={name} class="piece" data-piece={piece.kind}>
            {piece.kind === 'phone' && numbers > 1 ? (
              <button
                type="button"
                class="piece-choose"
                data-testid="piece-choose"
                disabled={disabled}
                onClick={() =>
                  void form.takeOff((each) => each.kind === 'phone' && each.text !== text)
                }
              >
                {t('use_number', text)}
              </button>
            ) : (
              <span class="piece-text">
                <span class="piece-kind">{t(kindName[piece.kind])}</span> {text}
              </span>
            )}
            <button
              type="button"
              class="piece-off"
              data-testid={`piece-off-${piece.kind}`}
              aria-label={t('take_piece_off', name)}
              title={t('take_piece_off', name)}
              disabled={disabled}
              onClick={() => void form.takeOff((each) => samePiece(each, piece))}
            >
              <Icon path={icons.cross} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Without the ticket, which has a field. */
function shownPieces({ reading, fields }: CallForm): readonly Piece[] {
  const shown = {
    caller: fields.caller.value,
    ticket: fields.ticket.value,
    token: fields.token.value,
  };
  return piecesOf(shown, () => reading ?? nothingRead).filter(({ kind }) => kind !== 'ticket');
}

const nothingRead: Clues = { found: [], ticket: null, plain: '', words: '' };
