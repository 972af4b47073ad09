/** A number from 0 up to, but not including, 1. */
export type Random = () => number;

/** Randomness from the platform's generator. */
export const platformRandom: Random = () => {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word / 0x1_0000_0000;
};

/** `length` characters drawn from `alphabet`. */
export function randomText(random: Random, alphabet: string, length: number): string {
  const draw = () => alphabet.charAt(Math.floor(random() * alphabet.length));
  return Array.from({ length }, draw).join('');
}

/** A UUID of version 4. */
export function randomUuid(random: Random): string {
  const hex = randomText(random, '0123456789abcdef', 30);
  const variant = randomText(random, '89ab', 1);
  const part = (from: number, to: number) => hex.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-4${part(12, 15)}-${variant}${part(15, 18)}-${part(18, 30)}`;
}
