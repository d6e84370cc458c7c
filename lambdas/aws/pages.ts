type Item = Record<string, unknown>;

/** All items of a paged DynamoDB query: `page` asks for the page that starts after a key. */
export async function pages(
  page: (startKey: Item | undefined) => Promise<{
    Items?: Item[] | undefined;
    LastEvaluatedKey?: Item | undefined;
  }>,
): Promise<Item[]> {
  const items: Item[] = [];
  let startKey: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await page(startKey);
    items.push(...Items);
    startKey = LastEvaluatedKey;
  } while (startKey);
  return items;
}
