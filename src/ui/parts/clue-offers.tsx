import '../style/clues.css';
import * as icons from '../icons';
import { usePorts } from '../ports-context';
import { wayName } from '../text/way-name';
import { type ClueParts, useClues } from '../use-clues';
import { Button } from './button';
import { IconButton } from './icon-button';

/** Reads a pasted or selected text, and offers what else can be done with it: one click each. */
export function ClueOffers({ disabled, ...parts }: ClueParts & { disabled: boolean }) {
  const { t } = usePorts();
  const clues = useClues(parts);
  const offers = clues.offers.value;
  if (offers.length === 0) return null;
  return (
    <section class="clues" data-testid="clues" aria-label={t('clues_found')}>
      <div class="clues-head">
        <span class="small">{t('clues_found')}</span>
        <IconButton
          id="clues-dismiss"
          icon={icons.cross}
          label={t('dismiss')}
          escape="press"
          onClick={clues.dismiss}
        />
      </div>
      <ul>
        {offers.map((offer) => (
          <li key={`${offer.route} ${offer.text}`}>
            <Button id={`clue-${offer.route}`} blocked={disabled} onClick={() => clues.take(offer)}>
              {offer.shown !== null && <span class="clue-text">{offer.shown}</span>}
              <span class="clue-way">{t(wayName[offer.route])}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
