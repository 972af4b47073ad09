import { useEffect } from 'preact/hooks';
import { type Signal, useSignal } from './signal';
import { loadPhoneParser } from './use-identify-form';

/** How a number typed without a country code will be read; null if there is nothing to point out. */
export function usePhoneReading(phone: Signal<string>, countryCode: string): string | null {
  const reading = useSignal<string | null>(null);
  const text = phone.value.trim();
  useEffect(() => {
    let current = true;
    if (text === '') {
      reading.value = null;
      return;
    }
    loadPhoneParser().then(
      ({ parsePhone }) => {
        const read = parsePhone(text, countryCode);
        if (!current) return;
        reading.value = read === null ? null : `${read.phoneCountryCode} ${read.phoneNumber}`;
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [text, countryCode, reading]);
  return reading.value;
}
