"use client";
import { Download } from "lucide-react";
import { saveFile } from "@/features/forms/save-file";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/copy-button";

// Recovery codes, to copy or to keep as a file.
export function CodeList({ codes }: { codes: string[] }) {
  const t = useText().account;
  const text = codes.join("\n");
  const save = () => saveFile(new Blob([`${text}\n`], { type: "text/plain" }), t.codesFile);
  return (
    <div className="relative rounded-md border bg-muted p-3">
      <ul className="grid grid-cols-2 gap-x-4 gap-y-1 pr-14 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <span className="absolute top-1 right-1 flex">
        <CopyButton text={text} />
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t.codesDownload}
          title={t.codesDownload}
          onClick={save}
        >
          <Download />
        </Button>
      </span>
    </div>
  );
}
