/**
 * Waits for some work, and has it noted when it takes longer than `patience`, in milliseconds; the
 * note is made by the time this resolves.
 */
export async function withPatience<T>(
  work: Promise<T>,
  patience: number,
  note: () => Promise<void>,
): Promise<T> {
  let noted: Promise<void> | undefined;
  const timer = setTimeout(() => {
    noted = note();
  }, patience);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    await noted;
  }
}
