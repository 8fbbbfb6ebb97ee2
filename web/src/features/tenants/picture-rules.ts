// What the server takes as a picture, said before it is sent.
export const kinds = ["image/png", "image/jpeg", "image/webp"];
const largest = 512 * 1024;

type Words = { tooLarge: (size: string) => string; wrongKind: string };

export function complaintAbout(file: Pick<File, "type" | "size">, words: Words) {
  if (!kinds.includes(file.type)) return words.wrongKind;
  if (file.size <= largest) return null;
  return words.tooLarge(`${Math.ceil(file.size / 1024)} KiB`);
}
