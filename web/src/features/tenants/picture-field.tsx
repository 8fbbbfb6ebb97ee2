"use client";
import { ImageUp, Trash2 } from "lucide-react";
import { type DragEvent, useId, useRef, useState } from "react";
import { useMay } from "@/features/auth/session";
import { useFailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { toast } from "@/ui/toasts";
import { PictureTiles } from "./picture-tiles";
import { complaintAbout, kinds } from "./picture-rules";
import { type PicturePlace, useSetPicture } from "./settings";

// A picture of the brand: choose or drop a file, see it as the server has drawn it.
export function PictureField({
  place,
  url,
  help,
}: {
  place: PicturePlace;
  url: string | null;
  help: string;
}) {
  const t = useText().settings;
  const mayWrite = useMay("settings:write");
  const failureText = useFailureText();
  const set = useSetPicture(place);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const label = t[place];

  const send = (file: File | null) =>
    set.mutate(file, {
      onSuccess: () => toast((file ? t.pictureSaved : t.pictureRemoved)(label), { tone: "success" }),
      onError: (error) => setComplaint(failureText(error).text),
    });
  const take = (file: File | undefined) => {
    if (!file) return;
    const wrong = complaintAbout(file, t);
    setComplaint(wrong);
    if (!wrong) send(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (mayWrite) take(event.dataTransfer.files[0]);
  };

  return (
    <div
      role="group"
      aria-labelledby={id}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(mayWrite);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        "grid content-start gap-2 rounded-md",
        isOver && "outline-2 outline-offset-4 outline-link",
      )}
    >
      <p id={id} className="font-medium">
        {label}
      </p>
      <PictureTiles url={url} label={label} square={place === "favicon"} pending={set.isPending} />
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Button size="sm" pending={set.isPending} onClick={() => input.current?.click()}>
          <ImageUp aria-hidden />
          {url ? t.replace : t.upload}
          <span className="sr-only">{label}</span>
        </Button>
        {url ? (
          <Button size="sm" variant="ghost" disabled={set.isPending} onClick={() => send(null)}>
            <Trash2 aria-hidden />
            {t.removePicture}
            <span className="sr-only">{label}</span>
          </Button>
        ) : (
          <span className="text-xs text-muted-foreground max-sm:hidden pointer-coarse:hidden">
            {t.dropHere}
          </span>
        )}
      </div>
      <p
        role={complaint ? "alert" : undefined}
        className={cn("text-xs", complaint ? "text-destructive" : "text-muted-foreground")}
      >
        {complaint ?? help}
      </p>
      <input
        ref={input}
        type="file"
        aria-label={label}
        accept={kinds.join(",")}
        className="hidden"
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </div>
  );
}
