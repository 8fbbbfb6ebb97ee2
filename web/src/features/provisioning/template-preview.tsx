"use client";
import { Monitor, Smartphone } from "lucide-react";
import { useState } from "react";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Dialog } from "@/ui/dialog";

// Served by the edge, with an origin of its own.
const previewPath = (template: string) => `/template-previews/${template}/`;

// The template itself, small: nothing in it can be reached.
export function TemplatePicture({ template }: { template: string }) {
  return (
    <div aria-hidden inert className="aspect-[16/10] overflow-hidden bg-white">
      <iframe
        src={previewPath(template)}
        title={template}
        tabIndex={-1}
        loading="lazy"
        sandbox="allow-scripts"
        className="pointer-events-none h-[400%] w-[400%] origin-top-left scale-25"
      />
    </div>
  );
}

// To walk around in before one decides.
export function TemplatePreview({
  template: { name, title },
  onClose,
}: {
  template: { name: string; title: string };
  onClose: () => void;
}) {
  const t = useText().clients;
  const [isPhone, setPhone] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.previewTitle(title)}
      description={t.previewText}
      className="max-w-5xl"
    >
      <div className="mb-3 flex gap-1 max-sm:hidden">
        <Button
          size="sm"
          variant={isPhone ? "ghost" : "secondary"}
          aria-pressed={!isPhone}
          onClick={() => setPhone(false)}
        >
          <Monitor aria-hidden />
          {t.previewDesktop}
        </Button>
        <Button
          size="sm"
          variant={isPhone ? "secondary" : "ghost"}
          aria-pressed={isPhone}
          onClick={() => setPhone(true)}
        >
          <Smartphone aria-hidden />
          {t.previewPhone}
        </Button>
      </div>
      <iframe
        src={previewPath(name)}
        title={t.previewTitle(title)}
        sandbox="allow-scripts"
        className={cn(
          "mx-auto block h-[65dvh] rounded-md border bg-white",
          isPhone ? "w-[390px] max-w-full" : "w-full",
        )}
      />
    </Dialog>
  );
}
