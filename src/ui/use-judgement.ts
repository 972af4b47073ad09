import { useEffect } from 'preact/hooks';
import type { Judgement } from '../vault/passphrase-strength';
import { usePorts } from './ports-context';
import { type ReadonlySignal, type Signal, useSignal } from './signal';

/** What is judged of a passphrase as it is typed; null while nothing is known. Only what was typed last is judged. */
export function useJudgement(passphrase: Signal<string>): ReadonlySignal<Judgement | null> {
  const { passphraseJudge } = usePorts();
  const judgement = useSignal<Judgement | null>(null);
  useEffect(() => {
    const life = new AbortController();
    const judge = passphraseJudge(life.signal);
    let judging = false;
    async function follow(): Promise<void> {
      if (judging) return;
      judging = true;
      for (let judged: string | null = null; judged !== passphrase.value; ) {
        judged = passphrase.value;
        // The background judges what is sent, so the page does without where it cannot.
        const found = judged === '' ? null : await judge(judged).catch(() => null);
        if (life.signal.aborted) return;
        if (judged === passphrase.value) judgement.value = found;
      }
      judging = false;
    }
    const stop = passphrase.subscribe(() => void follow());
    return () => {
      stop();
      life.abort();
    };
  }, [passphrase, passphraseJudge, judgement]);
  return judgement;
}
