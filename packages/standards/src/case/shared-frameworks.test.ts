import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { ABSENT, sharedData, sharedDataIsAbsent } from '../shared-data.fixture.ts';
import { caseDifferences } from './differences.ts';
import { itemTree } from './item-tree.ts';
import { parseCase } from './parse-case.ts';
import { caseAssociations, caseItems } from './schema.ts';
import { toCaseJson } from './write-case.ts';

beforeEach(({ skip }) => skip(sharedDataIsAbsent, ABSENT));

const read = async (file: string) => {
  const bytes = await readFile(sharedData(`case/${file}`));
  const reading = parseCase(bytes, { file });
  if (reading.package === null) throw new Error(JSON.stringify(reading.rejected));
  return { ...reading, package: reading.package, source: JSON.parse(bytes.toString('utf8')) as unknown };
};

const FILES: [string, number, number][] = [
  ['ccss-math.case.json', 695, 1594],
  ['ela-ccss.case.json', 1189, 1189],
  ['state-science.case.json', 907, 907],
  ['opensalt-smart-level.case10.json', 14, 14],
];

describe('public frameworks', () => {
  it.each(FILES)('%s reads whole and is written with 0 differences', async (file, items, associations) => {
    const { package: pack, rejected, warnings, source } = await read(file);
    expect([rejected, warnings]).toEqual([[], []]);
    expect([caseItems(pack).length, caseAssociations(pack).length]).toEqual([items, associations]);
    const written: unknown = JSON.parse(toCaseJson(pack));
    expect(caseDifferences(source, written)).toEqual([]);
    expect(JSON.stringify(written)).toBe(JSON.stringify(source));
    expect(itemTree(pack).size).toBe(items);
  });

  it('ccss-math has 480 standards and 757 prerequisite edges, its grades in order at the top', async () => {
    const { package: pack } = await read('ccss-math.case.json');
    expect(caseItems(pack).filter(({ CFItemType }) => CFItemType === 'Standard')).toHaveLength(480);
    expect(
      caseAssociations(pack).filter(({ associationType }) => associationType === 'precedes'),
    ).toHaveLength(757);
    const codes = new Map(
      caseItems(pack).map(({ identifier, humanCodingScheme }) => [identifier, humanCodingScheme]),
    );
    const top = [...itemTree(pack)].filter(([, parent]) => parent === null).map(([id]) => codes.get(id));
    expect(top.slice(0, 9)).toEqual(['K', '1', '2', '3', '4', '5', '6', '7', '8']);
  });

  it('refuses ccss-math by name when one edge is turned into a circle', async () => {
    const { source } = await read('ccss-math.case.json');
    const turned = JSON.stringify(source).replace(
      /"title":"5\.NF\.B\.7","identifier":"6662a64e-904c-4480-b094-0fa7f7eae5bc","uri":"[^"]*","targetType":"CASE"\},"CFAssociationGroupingURI"/,
      '"title":"3.NF.A.1","identifier":"efc133cd-8d34-442c-a353-11157f372c97","uri":"x","targetType":"CASE"},"CFAssociationGroupingURI"',
    );
    const { rejected } = parseCase(turned);
    expect(rejected.map(({ code }) => code)).toEqual(['case.cycle']);
    expect(rejected[0]?.message).toContain('3.NF.A.1 → 3.NF.A.1');
  });
});
