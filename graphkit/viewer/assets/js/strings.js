// Every word of the interface: [Arabic, English].
import { state } from "./state.js";

const WORDS = {
  skip: ["انتقل إلى الرسم", "Skip to the chart"],
  filters: ["المرشحات", "Filters"], tools: ["الأدوات", "Tools"], chips: ["المرشحات الفاعلة", "Active filters"],
  chart: ["رسم الصلات", "Link chart"], controls: ["أدوات الرسم", "Chart controls"], legend: ["مفتاح الرسم", "Legend"],
  table: ["جدول", "Table"], panel: ["التفاصيل والأدلة", "Details and evidence"], timeline: ["الخط الزمني", "Timeline"],
  chartHelp: ["الأسهم للتنقل بين العقد، Enter للفتح، + و − للتكبير والتصغير، E للتوسيع، F للتركيز، ? لكل المفاتيح.", "Arrow keys move between nodes, Enter opens, + and − zoom, E expands, F focuses, ? lists all keys."],
  search: ["ابحث عن اسم بأي من اللغتين", "Search a name in either script"], searchNone: ["لا اسم يطابق", "No name matches"],
  results: ["نتائج", "results"],
  zoomIn: ["تكبير", "Zoom in"], zoomOut: ["تصغير", "Zoom out"], fit: ["إظهار الكل", "Fit to window"],
  undo: ["تراجع", "Undo"], redo: ["إعادة", "Redo"], rearrange: ["إعادة الترتيب", "Rearrange"],
  colourBy: ["اللون", "Colour"], byType: ["حسب النوع", "by type"], byCommunity: ["حسب الجماعة المترابطة", "by community"],
  sizeBy: ["الحجم", "Size"], importance: ["الأهمية", "importance"], degree: ["عدد الصلات", "links"], betweenness: ["الوساطة", "betweenness"],
  language: ["English", "العربية"], languageLabel: ["Switch to English", "التبديل إلى العربية"],
  theme: ["المظهر: فاتح أو داكن", "Theme: light or dark"], help: ["المفاتيح والمساعدة", "Keys and help"],
  asserted: ["مؤكد", "asserted"], alleged: ["مزعوم", "alleged"], denied: ["منفي", "denied"], planned: ["مخطط له", "planned"], ended: ["منتهٍ", "ended"],
  types: ["أنواع الكيانات", "Entity types"], relations: ["أنواع الصلات", "Relation types"], statuses: ["حال الخبر", "Status"], outlets: ["المصادر", "Outlets"],
  statusNote: ["«مزعوم» يعني أن النص ينسب القول إلى جهة ولا يقرره بنفسه؛ لا يُقرأ على أنه حقيقة.", "“Alleged” means that the text attributes it to somebody and does not state it itself; it must not be read as fact."],
  close: ["إغلاق", "Close"], nothing: ["اختر عقدة أو صلة لقراءة تفاصيلها وأدلتها.", "Choose a node or a link to read its details and evidence."],
  overview: ["نظرة عامة", "Overview"], documents: ["وثائق", "documents"], entities: ["كيانات", "entities"], links: ["صلات", "links"],
  data: ["بيانات", "Data"], top: ["الأبرز", "Most important"], communities: ["الجماعات المترابطة", "Communities"],
  names: ["أسماء أخرى", "Also called"], seen: ["ورد ذكره", "Mentioned"], attributes: ["صفات", "Attributes"], ids: ["معرّفات", "Identifiers"],
  romanised: ["منقول بالحروف اللاتينية آليا", "romanised by rule"], unnamed: ["بلا اسم علم", "known by description"], countOf: ["العدد", "Count"],
  relationsOf: ["صلاته", "Links"], ranking: ["الموقع في الشبكة", "Position in the network"],
  claims: ["أدلة", "Evidence"], claim: ["دليل", "claim"], says: ["بحسب", "According to"], foundBy: ["استخرجه", "Found by"], certainty: ["الثقة", "certainty"],
  open: ["افتح المصدر", "Open the source"], cite: ["انسخ الاستشهاد", "Copy citation"], cited: ["نُسخ الاستشهاد", "Citation copied"],
  undated: ["بلا تاريخ", "undated"], untitled: ["بلا عنوان", "untitled"], noOutlet: ["مصدر غير مذكور", "outlet not given"],
  independent: ["وثائق مستقلة", "independent documents"], controlsWarning: ["في النص محارف تحكم خفية في الاتجاه", "The text holds invisible direction controls"],
  drawn: ["{0} من {1} كيانا و{2} صلة على الرسم", "{0} of {1} entities and {2} links on the chart"],
  empty: ["لا شيء يطابق هذه المرشحات.", "Nothing matches these filters."], clearAll: ["امسح الكل", "Clear all"],
};

export function t(key, ...values) {
  const words = WORDS[key];
  if (!words) throw new Error(`no word for ${key}`);
  return words[state.lang === "ar" ? 0 : 1].replace(/\{(\d)\}/g, (_, i) => values[i]);
}

export const number = (value) => Number(value).toLocaleString("en-US");

// Elements of the template: data-t is their text, data-l their accessible name.
export function translatePage() {
  document.documentElement.lang = state.lang;
  document.documentElement.dir = state.lang === "ar" ? "rtl" : "ltr";
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-l]")) {
    element.setAttribute("aria-label", t(element.dataset.l));
    if (element.tagName === "BUTTON") element.title = t(element.dataset.l);
  }
}
