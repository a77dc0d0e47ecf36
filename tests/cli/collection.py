"""A collection of documents in every input format, made from the texts of corpus/ by a seed. Standard library only.

make(folder, texts, count, seed) writes files and returns a list of (id, text, date): what derek should read there, in
any order. `date` is the day that the document's own metadata tell, or None.
"""
import email.policy
import gzip
import html
import io
import json
import random
import re
import shutil
import subprocess
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

MENU = "".join(f'<li><a href="/{i}">{word}</a></li>' for i, word in enumerate(("Басты бет", "Жаңалықтар", "Байланыс")))


def paragraphs(text):
    return [line for line in text.split("\n") if line.strip()]


def html_page(text, date=None, charset="utf-8"):
    lines = [html.escape(line) for line in paragraphs(text)]
    meta = f'<meta property="article:published_time" content="{date}T10:00:00+05:00">' if date else ""
    body = f"<h1>{lines[0]}</h1>\n" + "".join(f"<p>{line}</p>\n" for line in lines[1:])
    return (f'<!DOCTYPE html>\n<html lang="kk"><head><meta charset="{charset}"><title>{lines[0]} | Сайт</title>{meta}'
            f'<style>p {{margin: 0}}</style></head><body><header><nav><ul>{MENU}</ul></nav></header><main><article>{body}'
            f'</article><aside>Оқи отырыңыз: <a href="/x">Асқар Жұмабаев туралы</a></aside></main>'
            f'<footer>© 2019 Редакция, Ескендір Мұратов</footer><script>var x = "<p>";</script></body></html>\n')


def zip_bytes(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def docx(text):
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{html.escape(line[:20])}</w:t></w:r>'
                   f'<w:r><w:t xml:space="preserve">{html.escape(line[20:])}</w:t></w:r></w:p>' for line in paragraphs(text))
    return zip_bytes([("[Content_Types].xml", '<?xml version="1.0"?><Types/>'),
                      ("word/document.xml", '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.'
                       f'openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>')])


def odt(text):
    body = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in paragraphs(text))
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    return zip_bytes([("mimetype", "application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", "<manifest/>"),
                      ("content.xml", f'<?xml version="1.0"?><office:document-content xmlns:office="{space}office:1.0" '
                       f'xmlns:text="{space}text:1.0"><office:body><office:text>{body}</office:text></office:body>'
                       "</office:document-content>")])


def pdf(text):
    """No font is in it: the codes are those of Unicode, which a ToUnicode table says."""
    lines = [line[i:i + 3000] for line in paragraphs(text) for i in range(0, len(line), 3000)]
    stream = "BT /F1 1 Tf 2 TL 10 5000 Td\n" + "".join(
        f"<{line.encode('utf-16-be').hex()}> Tj T*\n" for line in lines) + "ET"
    cmap = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n256 beginbfrange\n" +
            "".join(f"<{h:02x}00> <{h:02x}ff> <{h:02x}00>\n" for h in range(256)) + "endbfrange endcmap end end")
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
               "<</Type/Page/Parent 2 0 R/MediaBox[0 0 4000 5100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
               f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
               "<</Type/Font/Subtype/Type0/BaseFont/U/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
               "<</Type/Font/Subtype/CIDFontType2/BaseFont/U/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
               "/Supplement 0>>/DW 500/FontDescriptor 8 0 R>>",
               f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream",
               "<</Type/FontDescriptor/FontName/U/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200"
               "/CapHeight 700/StemV 80>>"]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return (out + f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(places) + 1}/Root 1 0 R>>\n"
            f"startxref\n{len(out)}\n%%EOF\n").encode()


def rfc_date(date):
    y, m, d = date.split("-")
    month = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[int(m) - 1]
    return f"{int(d)} {month} {y} 10:00:00 +0500"


def mail(text, date, as_html=False, attachment=None):
    message = EmailMessage(policy=email.policy.SMTP.clone(linesep="\n"))
    message["From"], message["To"] = "press@example.kz", "news@example.kz"
    message["Subject"], message["Date"] = paragraphs(text)[0][:40], rfc_date(date)
    if as_html:
        message.set_content(html_page(text), subtype="html", cte="base64")
    else:
        message.set_content("\n".join(paragraphs(text)) + "\n", cte="base64")
    if attachment:
        message.add_attachment(docx(attachment), maintype="application", subtype="octet-stream", filename="a.docx")
    return message.as_bytes()


def warc_record(address, text, date, chunked):
    body = html_page(text, date).encode()
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    if chunked:
        head += "Transfer-Encoding: chunked\r\n"
        body = b"".join(b"%x\r\n%s\r\n" % (len(body[i:i + 1000]), body[i:i + 1000]) for i in range(0, len(body), 1000)) + b"0\r\n\r\n"
    content = head.encode() + b"\r\n" + body
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(content)}\r\n\r\n").encode() + content + b"\r\n\r\n"


class Maker:
    def __init__(self, folder, texts, seed):
        self.folder, self.texts, self.random = Path(folder), texts, random.Random(seed)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.expected, self.number = [], 0
        self.zstd = shutil.which("zstd")

    def text(self):
        return self.random.choice(self.texts)

    def date(self):
        return f"{self.random.randint(2015, 2024)}-{self.random.randint(1, 12):02d}-{self.random.randint(1, 28):02d}"

    def path(self, extension):
        self.number += 1
        path = self.folder / f"{self.number // 100:03d}" / f"{self.number:05d}{extension}"
        path.parent.mkdir(exist_ok=True)
        return path

    def single(self, extension, data, text, date=None):
        path = self.path(extension)
        path.write_bytes(data)
        self.expected.append((str(path), text, date))

    def plain(self):
        text = self.text()
        encodings = ["utf-8", "utf-8-sig", "utf-16"] + (["kz1048"] if encodable(text, "kz1048") else [])
        self.single(".txt", text.encode(self.random.choice(encodings)), text)

    def html(self):
        text, date = self.text(), self.date()
        self.single(".html", html_page(text, date).encode(), text, date)

    def docx(self):
        text = self.text()
        self.single(".docx", docx(text), text)

    def odt(self):
        text = self.text()
        self.single(".odt", odt(text), text)

    def pdf(self):
        text = re.sub("[ \u00a0]+", " ", self.text())  # a PDF has gaps, not spaces
        self.single(".pdf", pdf(text), text)

    def gz(self):
        text = self.text()
        self.single(".txt.gz", gzip.compress(text.encode(), mtime=0), text)

    def zst(self):
        text = self.text()
        if not self.zstd:
            return self.gz()
        packed = subprocess.run([self.zstd, "-q", "-c"], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
        self.single(".txt.zst", packed, text)

    def eml(self):
        text, date, more = self.text(), self.date(), self.text()
        attach = self.random.random() < 0.5
        path = self.path(".eml")
        path.write_bytes(mail(text, date, self.random.random() < 0.5, more if attach else None))
        self.expected.append((str(path), text, date))
        if attach:
            self.expected.append((str(path) + "/a.docx", more, date))

    def mbox(self):
        path, data = self.path(".mbox"), b""
        for i in range(self.random.randint(1, 5)):
            text, date = self.text(), self.date()
            data += b"From press@example.kz Wed Feb  7 10:00:00 2024\n" + mail(text, date) + b"\n"
            self.expected.append((f"{path}:{i + 1}", text, date))
        path.write_bytes(data)

    def rss(self):
        path, items = self.path(".xml"), ""
        for i in range(self.random.randint(1, 5)):
            text, date = self.text(), self.date()
            lines = paragraphs(text)
            body = html.escape("".join(f"<p>{html.escape(line)}</p>" for line in lines[1:]))
            items += (f"<item><title>{html.escape(lines[0])}</title><guid>{path}#{i}</guid><pubDate>{rfc_date(date)}</pubDate>"
                      f"<description>{body}</description></item>")
            self.expected.append((f"{path}#{i}", text, date))
        path.write_text(f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>')

    def atom(self):
        path, items = self.path(".atom"), ""
        for i in range(self.random.randint(1, 5)):
            text, date = self.text(), self.date()
            lines = paragraphs(text)
            body = "".join(f"<p>{html.escape(line)}</p>" for line in lines[1:])
            items += (f"<entry><title>{html.escape(lines[0])}</title><id>{path}#{i}</id><updated>{date}T10:00:00Z</updated>"
                      f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content></entry>')
            self.expected.append((f"{path}#{i}", text, date))
        path.write_text(f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">{items}</feed>')

    def warc(self):
        packed = self.random.random() < 0.5
        path, data = self.path(".warc.gz" if packed else ".warc"), b""
        records = [b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nx: y\r\n\r\n"]
        for i in range(self.random.randint(1, 5)):
            text, date, address = self.text(), self.date(), f"https://example.kz/{self.number}/{i}"
            records.append(warc_record(address, text, date, self.random.random() < 0.5))
            self.expected.append((address, text, date))
        data = b"".join(gzip.compress(record, mtime=0) if packed else record for record in records)
        path.write_bytes(data)

    def jsonl(self):
        path, lines = self.path(".jsonl"), ""
        for i in range(self.random.randint(1, 10)):
            text, date = self.text(), self.date()
            lines += json.dumps({"id": f"{path}#{i}", "text": text, "date": date}, ensure_ascii=False) + "\n"
            self.expected.append((f"{path}#{i}", text, date))
        path.write_text(lines)

    def csv(self):
        path, separator = self.path(".csv"), self.random.choice(",;\t")
        lines = separator.join(("id", "date", "text")) + "\r\n"
        for i in range(self.random.randint(1, 10)):
            text, date = self.text(), self.date()
            quoted = text.replace('"', '""')
            lines += separator.join((f"{path}#{i}", date, f'"{quoted}"')) + "\r\n"
            self.expected.append((f"{path}#{i}", text, date))
        path.write_text(lines, newline="")

    def archive(self):
        as_zip = self.random.random() < 0.5
        path = self.path(".zip" if as_zip else ".tar.gz")
        members = []
        for i in range(self.random.randint(1, 5)):
            text = self.text()
            kind, data = self.random.choice((("txt", text.encode()), ("docx", docx(text)), ("html", html_page(text).encode()),
                                             ("txt.gz", gzip.compress(text.encode(), mtime=0))))
            members.append((f"газет/{i}.{kind}", data))
            self.expected.append((f"{path}/{members[-1][0]}", text, None))
        if as_zip:
            path.write_bytes(zip_bytes(members))
        else:
            with tarfile.open(path, "w:gz") as archive:
                for name, data in members:
                    info = tarfile.TarInfo(name)
                    info.size = len(data)
                    archive.addfile(info, io.BytesIO(data))


KINDS = ("plain", "html", "docx", "odt", "pdf", "gz", "zst", "eml", "mbox", "rss", "atom", "warc", "jsonl", "csv", "archive")


def encodable(text, encoding):
    try:
        text.encode(encoding)
        return True
    except UnicodeEncodeError:
        return False


def make(folder, texts, count, seed=1, kinds=KINDS):
    maker = Maker(folder, texts, seed)
    turn = 0
    while len(maker.expected) < count:
        getattr(maker, kinds[turn % len(kinds)])()
        turn += 1
    return maker.expected


def facts(record):
    """What a record says, without where: comparable between a text and the same text in another format."""
    keep = {}
    for key in ("mentions", "entities", "relations", "quotes"):
        # Double spaces are one on a page.
        keep[key] = [{k: re.sub("  +", " ", v) if isinstance(v, str) else v for k, v in item.items()
                      if not k.endswith("start") and not k.endswith("end")} for item in record[key]]
    keep["date"] = record.get("date")
    return keep
