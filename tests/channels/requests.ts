/** A request as a bare socket heard it (latin1), its headers by their names in lower case. */
export function headOf(heard = '') {
  const [head = '', body = ''] = Buffer.from(heard, 'latin1').toString('utf8').split('\r\n\r\n');
  const [line = '', ...fields] = head.split('\r\n');
  const headers: Record<string, string> = Object.fromEntries(
    fields.map((field) => {
      const [name = '', ...value] = field.split(': ');
      return [name.toLowerCase(), value.join(': ')] as const;
    }),
  );
  return { line, headers, body };
}
