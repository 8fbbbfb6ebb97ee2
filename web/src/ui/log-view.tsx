"use client";
import { ArrowDownToLine, Download, Pause, Search, WrapText } from "lucide-react";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { usePublicText } from "@/messages";
import { Button } from "./button";
import { cn } from "./cn";
import { CopyButton } from "./copy-button";
import { Input, InputGroup } from "./input";
import { LogLines } from "./log-lines";

export type LogLine = { id: number; time: string; text: string };

type Props = { title: string; lines: LogLine[]; fileName: string; empty: string; className?: string };

const asText = (lines: LogLine[]) => lines.map((line) => `${line.time} ${line.text}`).join("\n");

function download(text: string, name: string) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

// A log as it grows: follows its end until one scrolls away; search, wrap, copy, download.
export function LogView({ title, lines, fileName, empty, className }: Props) {
  const t = usePublicText().ui;
  const [follows, setFollows] = useState(true);
  const [wraps, setWraps] = useState(true);
  const [query, setQuery] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => {
    const wanted = query.trim().toLowerCase();
    return wanted ? lines.filter((line) => line.text.toLowerCase().includes(wanted)) : lines;
  }, [lines, query]);

  // With the frame that shows them, since its layout is made then.
  useLayoutEffect(() => {
    if (!follows || shown.length === 0) return;
    const frame = requestAnimationFrame(() => {
      if (box.current) box.current.scrollTop = box.current.scrollHeight;
    });
    return () => cancelAnimationFrame(frame);
  }, [follows, shown, wraps]);
  const noteScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current as HTMLDivElement;
    setFollows(scrollHeight - scrollTop - clientHeight < 24);
  };

  return (
    <section
      aria-label={title}
      className={cn("flex min-h-0 flex-col rounded-lg border bg-card shadow-xs", className)}
    >
      <header className="flex flex-wrap items-center gap-1 border-b py-2 pr-2 pl-4">
        <h2 className="mr-auto text-sm font-semibold">{title}</h2>
        <InputGroup before={<Search />} className="w-40 max-sm:order-last max-sm:w-full">
          <Input
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            placeholder={t.searchLog}
            aria-label={t.searchLog}
            className="h-7"
          />
        </InputGroup>
        <Button
          variant="ghost"
          size="sm"
          aria-pressed={follows}
          onClick={() => setFollows(!follows)}
          title={follows ? t.pauseLog : t.followLog}
        >
          {follows ? <Pause /> : <ArrowDownToLine />}
          {follows ? t.pause : t.follow}
        </Button>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-pressed={wraps}
          aria-label={t.wrapLines}
          title={t.wrapLines}
          className="aria-pressed:bg-accent"
          onClick={() => setWraps(!wraps)}
        >
          <WrapText />
        </Button>
        <CopyButton text={asText(lines)} label={t.copyLog} />
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t.downloadLog}
          title={t.downloadLog}
          onClick={() => download(asText(lines), fileName)}
        >
          <Download />
        </Button>
      </header>
      <div
        ref={box}
        role="log"
        aria-live="off"
        aria-label={title}
        tabIndex={0}
        onScroll={noteScroll}
        className="min-h-40 flex-1 overflow-auto rounded-b-lg bg-log py-2 font-mono text-xs -outline-offset-2"
      >
        <LogLines lines={shown} wraps={wraps} query={query.trim()} empty={query ? t.nothingFound : empty} />
      </div>
    </section>
  );
}
