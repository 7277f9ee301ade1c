import { describe, expect, it } from 'vitest';
import { FindingCollector } from './finding.ts';

const finding = (row: number, code: string) => ({
  file: 'orgs.csv',
  row,
  field: 'name',
  code,
  message: 'Mend it.',
});
const severities = { certain: 'tolerate', remark: 'note' } as const;

describe('FindingCollector', () => {
  it('refuses unknown codes, tolerates by mode, and only notes remarks', () => {
    for (const strict of [true, false]) {
      const collector = new FindingCollector({ strict, severities });
      expect(collector.add(finding(2, 'something'))).toBe(true);
      expect(collector.add(finding(3, 'certain'))).toBe(strict);
      expect(collector.add(finding(4, 'remark'))).toBe(false);
      const { rejected, warnings } = collector.findings();
      expect(rejected.map(({ row }) => row)).toEqual(strict ? [2, 3] : [2]);
      expect(warnings.map(({ row }) => row)).toEqual(strict ? [4] : [3, 4]);
      expect([2, 3, 4].map((row) => collector.isRejected('orgs.csv', row))).toEqual([true, strict, false]);
      expect(collector.isRejected('users.csv', 2)).toBe(false);
    }
  });

  it('lists a bounded number of each kind, counts the rest, and remembers every refused row', () => {
    const collector = new FindingCollector({ strict: true, severities, keepPerKind: 2 });
    for (let row = 2; row < 12; row += 1) collector.add(finding(row, 'something'));
    const { rejected } = collector.findings();
    expect(rejected.map(({ row }) => row)).toEqual([2, 3, null]);
    expect(rejected[2]?.message).toContain('8 more');
    expect(collector.isRejected('orgs.csv', 11)).toBe(true);
  });
});
