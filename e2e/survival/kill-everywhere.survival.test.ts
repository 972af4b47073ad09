import { expect, test } from './bench';
import { Cell } from './cell';
import { deaths } from './deaths';
import { kill } from './kill';
import { points } from './points';
import { cellName } from './table';

test.describe.configure({ timeout: 45_000 });

for (const point of points) {
  for (const death of deaths) {
    test(cellName(point, death), async ({ bench }, { annotations }) => {
      const { complaints } = bench.extension;
      const earlier = complaints.unforeseen.length;
      const cell = await Cell.open(bench, point.way);
      const seen = await kill(cell, point, death);
      expect(complaints.unforeseen.slice(earlier)).toEqual([]);
      annotations.push({ type: 'seen', description: JSON.stringify(seen) });
    });
  }
}
