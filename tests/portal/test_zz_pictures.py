import os
from datetime import date, timedelta
import pytest
from django.urls import reverse
from django.utils import timezone
from tests.builders import a_matter_and_code
from tests.portal.at_home import PERSON
from lianxin.matters.recording import record

pytestmark = pytest.mark.django_db(transaction=True)
OUT = "/tmp/pics"
SIZES = {"phone": {"width": 375, "height": 800}, "desk": {"width": 1280, "height": 900}}
ONLY = os.environ.get("ONLY", "")


def test_pictures(live_server, cast, settings):
    from playwright.sync_api import sync_playwright
    from axe_playwright_python.sync_playwright import Axe

    os.makedirs(OUT, exist_ok=True)
    settings.SITE_ADDRESS = live_server.url
    settings.ALLOWED_HOSTS = ["*"]
    office = cast.office
    office.phone, office.address, office.name_en = "0757-00000000", "南海区桂城街道演示路88号", "Nanhai District Petition Office"
    office.kind = "petition_office"
    office.save()
    axe = Axe()
    problems = []
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for lang in ("zh", "en"):
            for size, box in SIZES.items():
                ctx = browser.new_context(viewport=box, locale="zh-CN" if lang == "zh" else "en-GB", device_scale_factor=1)
                page = ctx.new_page()
                page.on("console", lambda m: problems.append(("console", m.text)) if m.type == "error" else None)

                def shot(name):
                    if ONLY and name not in ONLY.split(","):
                        return
                    page.wait_for_load_state("networkidle")
                    page.screenshot(path=f"{OUT}/{name}-{size}-{lang}.png", full_page=True)
                    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                    if wide > 0:
                        problems.append((name, size, lang, "overflow", wide))
                    for v in axe.run(page).response["violations"]:
                        problems.append((name, size, lang, v["id"], v["nodes"][0]["html"][:160]))

                def go(path, name=None):
                    page.goto(live_server.url + path)
                    if name:
                        shot(name)

                go("/", "home")
                go("/channels/", "channels")
                go("/channels/?dispute=act.reconsideration&happened_on=" + (timezone.localdate() - timedelta(days=52)).isoformat(), "channels-advice")
                go("/submit/", "start")
                go("/submit/kind/", "kind")
                page.click("button:has-text('继续'), button:has-text('Continue')"); shot("kind-error")
                page.check("input[value=claim]"); page.click(".lx-buttons button"); shot("about")
                page.select_option("select[name=place]", "440605011"); page.click(".lx-buttons button"); shot("channel")
                page.select_option("select[name=dispute]", "labour.arbitration"); page.fill("input[name=happened_on]", "2026-02-01")
                page.click(".lx-buttons button"); shot("channel-advice")
                page.click(".lx-buttons button"); shot("words")
                page.fill("[name=title]", "工资被拖欠三个月"); page.fill("[name=request]", "请求公司支付2026年8月至10月的工资共18000元。")
                page.fill("[name=body]", "我2025年3月入职，月工资6000元。\n从2026年8月起公司没有发工资，多次催要没有结果。"); page.click(".lx-buttons button"); shot("files")
                page.set_input_files("input[type=file]", [{"name": "工资条.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"}]); shot("files-chosen")
                page.click(".lx-buttons button"); shot("who")
                page.go_back(); page.reload(); shot("files-kept"); page.go_forward()
                page.goto(live_server.url + "/submit/who/")
                page.click(".lx-buttons button"); shot("who-error")
                for k in ("name", "phone", "address"):
                    page.fill(f"[name={k}]", PERSON[k])
                page.click(".lx-buttons button"); shot("check")
                page.check("[name=truthful]"); page.click(".lx-buttons button"); shot("receipt")
                go("/submit/short/", "short")
                go("/lookup/", "lookup")
                for stage in ("arrive", "handling", "serve", "review", "end", "sealed"):
                    on = timezone.localdate()
                    if stage == "sealed":
                        from lianxin.matters.models import Item
                        from lianxin.matters.recording import arrive
                        from tests.cast import petitioner
                        person = petitioner()
                        m, code = arrive(office=cast.office, item=Item(channel="net", title="x", body="y", received_on=on), petitioners=[person], by=person, on=on, channel="net", route="C")
                    else:
                        after = {"arrive": "arrive", "handling": "investigate", "serve": "serve", "review": "request_review", "end": "serve_reexamination"}[stage]
                        m, code = a_matter_and_code(cast, after=after, on=on)
                    if stage == "handling":
                        m.first_petitioner.read(cast.wang_wu, ["phone"], "联系信访人核实")
                        record(m, "ask_petitioner", by=cast.wang_wu, on=on, words="请补充施工时间的照片或者录像。")
                    go(f"/lookup/{m.number}/")
                    page.fill("[name=code]", "AAAAAAAAAA"); 
                    if stage == "arrive":
                        page.click(".lx-buttons button"); shot("lookup-error")
                    page.fill("[name=code]", code); page.click(".lx-buttons button"); shot(f"matter-{stage}")
                    if stage == "handling":
                        go(f"/mine/{m.number}/supplement/", "act-supplement")
                        go(f"/mine/{m.number}/withdraw/", "act-withdraw")
                        go(f"/mine/{m.number}/recusal/", "act-recusal")
                    if stage == "serve":
                        go(f"/mine/{m.number}/review/", "act-review")
                        go(f"/satisfaction/{m.number}/", "evaluate")
                        page.check("[name=unit_rating][value=fairly]"); page.click(".lx-buttons button"); shot("evaluate-done")
                ctx.close()
        browser.close()
    print("\nPROBLEMS")
    for one in dict.fromkeys(problems):
        print(one)
