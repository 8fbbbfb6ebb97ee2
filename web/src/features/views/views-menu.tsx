"use client";
import { Bookmark } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Popover } from "@/ui/popover";
import { toast } from "@/ui/toasts";
import { type SavedView, searchOf, withDefault, withoutView, withView } from "./saved-views";
import { useSavedViews } from "./use-saved-views";
import { ViewForm } from "./view-form";
import { ViewLine } from "./view-line";

// Saved ways to look at a list. `keys` are those of the address that make it up.
export function ViewsMenu({ list, keys }: { list: string; keys: string[] }) {
  const t = useText().views;
  const router = useRouter();
  const path = usePathname();
  const shown = searchOf(useSearchParams(), keys);
  const { views, keep } = useSavedViews(list);
  const show = ({ search }: SavedView) => router.push(search ? `${path}?${search}` : path);
  useDefault(views, shown, (search) => router.replace(`${path}?${search}`));
  const current = views.find((one) => one.search === shown);
  const remove = (view: SavedView) => {
    keep(withoutView(views, view.name));
    toast(t.removed(view.name), { action: { label: t.undo, run: () => keep(views) } });
  };
  return (
    <Popover
      label={t.title}
      className="p-0"
      trigger={
        <Button className="max-w-48">
          <Bookmark aria-hidden />
          <span className="truncate">{current?.name ?? t.title}</span>
        </Button>
      }
    >
      {views.length > 0 && (
        <ul className="grid gap-0.5 border-b p-1">
          {views.map((view) => (
            <ViewLine
              key={view.name}
              view={view}
              isShown={view === current}
              onShow={() => show(view)}
              onDefault={() => keep(withDefault(views, view.name))}
              onRemove={() => remove(view)}
            />
          ))}
        </ul>
      )}
      <ViewForm
        onSave={(name) => keep(withView(views, { name, search: shown }))}
        isFirst={views.length === 0}
      />
    </Popover>
  );
}

// Who opens the list without saying how, sees the default.
function useDefault(views: SavedView[], shown: string, replace: (search: string) => void) {
  const isOpened = useRef(false);
  useEffect(() => {
    if (isOpened.current) return;
    isOpened.current = true;
    const search = views.find((one) => one.isDefault)?.search;
    if (shown === "" && search) replace(search);
  }, [views, shown, replace]);
}
