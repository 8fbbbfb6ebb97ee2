// Without case and accents, as the server folds what it searches: "Müller" and "muller" are the same.
const letters: Record<string, string> = { ø: "o", đ: "d", ł: "l", ı: "i", ß: "ss", æ: "ae", œ: "oe" };

export const folded = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[øđłıßæœ]/g, (letter) => letters[letter] ?? letter);
