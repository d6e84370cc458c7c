import { describe, expect, it } from 'vitest';
import { authorNames, isPersonName } from '../../lambdas/article/author-names.ts';

describe('the names in a byline', () => {
  it.each([
    ['By Jane Doe', ['Jane Doe']],
    ['Written by Jane Doe and John Roe', ['Jane Doe', 'John Roe']],
    ['Jane Doe, John Roe & Ann Poe', ['Jane Doe', 'John Roe', 'Ann Poe']],
    ['Von Änne Müller und Karl Klein', ['Änne Müller', 'Karl Klein']],
    ['Par Jeanne Dupont et Luc Petit', ['Jeanne Dupont', 'Luc Petit']],
    ['Por Ana Ruiz y Juan Gil', ['Ana Ruiz', 'Juan Gil']],
    ['Di Anna Rossi', ['Anna Rossi']],
    ['Door Jan de Vries', ['Jan de Vries']],
    ['Автор: Анна Иванова', ['Анна Иванова']],
    ['文/张三', ['张三']],
    ['記者 李四', ['李四']],
    ['By Jane Doe | May 3, 2024', ['Jane Doe']],
    ['May 3, 2024 by Jane Doe', ['Jane Doe']],
    ['Jane Doe, Senior Reporter', ['Jane Doe']],
    ['By Jane Doe For The Ellery Post', ['Jane Doe']],
    ['Jane Doe | jane@post.example', ['Jane Doe']],
    ['Jane Doe (@janedoe)', ['Jane Doe']],
    ['Jane Doe, MD, FACP', ['Jane Doe, MD, FACP']],
    ['Jane Doe, post.example', ['Jane Doe']],
    ['Posted by stefan at 18:52', ['stefan']],
    ['Our Editors', ['Our Editors']],
  ])('%s', (line, names) => expect(authorNames(line, 'en')).toEqual(names));

  it.each(['', 'By', '105092', 'https://post.example/jane', '3 May 2024', '12:30', 'Comments'])(
    'nobody: %s',
    (line) => expect(authorNames(line)).toEqual([]),
  );
});

describe('the name of a person', () => {
  it.each([
    'Jane Doe',
    'Ludwig van der Berg',
    'JANE DOE',
    'Jean d’Arc',
    '李四',
    'Анна Иванова',
    'محمد علي',
  ])('is one: %s', (name) => expect(isPersonName(name)).toBe(true));

  it.each([
    'jdoe',
    'Stefan',
    'News Desk',
    'Kıyı Ajansı',
    'The Ellery Post',
    'Jane Doe 2',
    'doe@post.example',
  ])('is none: %s', (name) => expect(isPersonName(name)).toBe(false));
});
