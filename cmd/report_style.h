/* The style of a page, made out of report.css at build time. */
#ifndef PP_CMD_REPORT_STYLE_H
#define PP_CMD_REPORT_STYLE_H

extern const char pp_report_style[];
/* What a content security policy allows it by: "sha256-…". */
extern const char pp_report_style_hash[];

#endif
