import { describe, expect, it } from 'vitest';
import { figure, formatTable, times } from '../../bench/table.ts';

describe('a table', () => {
  it('has names to the left and figures to the right', () => {
    const table = {
      title: 'Weights',
      columns: ['animal', 'kg'],
      rows: [
        ['ox', '1,000'],
        ['elephant', '5'],
      ],
      note: 'Estimated.',
    };
    expect(formatTable(table)).toBe(
      [
        'Weights',
        '',
        'animal       kg',
        '────────  ─────',
        'ox        1,000',
        'elephant      5',
        '',
        'Estimated.',
        '',
      ].join('\n'),
    );
  });
});

describe('a figure', () => {
  it.each([
    [1234.5, '1,235'],
    [99.96, '100'],
    [12.345, '12.3'],
    [0.0123456, '0.0123'],
    [0, '0'],
  ])('%d reads %s', (value, expected) => {
    expect(figure(value)).toBe(expected);
  });

  it('is told as a multiple of the floor', () => {
    expect(times(30 / 12)).toBe('2.5×');
  });
});
